// Installs the packages without building anything, so that an image keeps them when only sources have changed.
import { install } from './prepare.mjs'

install()
