interface Asked<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Promise<Answer>) => void
}

/** Asks several questions; answers what answers each of them. */
type AnswerAll<Question, Answer> = (questions: readonly Question[]) => Promise<(question: Question) => Answer>

/** Puts questions that are asked in one go of the program to the database together, in the order in which they were asked. */
export class AskTogether<Question, Answer> {
  readonly #atOnceMax: number
  readonly #answer: AnswerAll<Question, Answer>
  #waiting: Asked<Question, Answer>[] = []

  constructor(atOnceMax: number, answer: AnswerAll<Question, Answer>) {
    this.#atOnceMax = atOnceMax
    this.#answer = answer
  }

  ask(question: Question): Promise<Answer> {
    if (this.#waiting.length === 0) queueMicrotask(() => this.#askAll())
    return new Promise((resolve) => {
      this.#waiting.push({ question, resolve })
    })
  }

  #askAll(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (let at = 0; at < waiting.length; at += this.#atOnceMax)
      this.#askSome(waiting.slice(at, at + this.#atOnceMax))
  }

  #askSome(some: readonly Asked<Question, Answer>[]): void {
    const answers = this.#answer(some.map(({ question }) => question))
    for (const { question, resolve } of some) resolve(answers.then((answerTo) => answerTo(question)))
  }
}
