import sys
import urllib.request

with urllib.request.urlopen(urllib.request.Request(sys.argv[1], data=b"sent by urllib")) as answer:
    sys.stdout.write(f"{answer.status} {answer.read().decode()}")
