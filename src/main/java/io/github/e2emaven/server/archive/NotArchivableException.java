package io.github.e2emaven.server.archive;

/**
 * A program starts without a class-data archive; the message says why, as the end of a sentence.
 */
final class NotArchivableException extends Exception {

  /** From so many starts on, making an archive costs less than it saves. */
  static final int PAYING_STARTS = 4;

  private static final long serialVersionUID = 1L;

  NotArchivableException(String why) {
    super(why);
  }

  /** Making an archive takes as long as it saves in three starts. */
  static NotArchivableException doesNotPay() {
    return new NotArchivableException(
        "a run of %d or more test files builds one".formatted(PAYING_STARTS));
  }
}
