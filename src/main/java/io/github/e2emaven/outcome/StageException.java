package io.github.e2emaven.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Infrastructure broke: never a failed test. The headline says in one line what happened, with
 * which value and which parameter to change; the detail holds what to read beside it, such as the
 * end of a log.
 */
public class StageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RunStage stage;
  private final transient FailureMessage message;

  /** Without a cause worth showing. */
  public StageException(RunStage stage, String headline) {
    this(stage, FailureMessage.quoting(headline), null);
  }

  /** With the exception that tells more. */
  public StageException(RunStage stage, String headline, @Nullable Throwable cause) {
    this(stage, FailureMessage.quoting(headline), cause);
  }

  /** With a detail and without a cause worth showing. */
  public StageException(RunStage stage, String headline, String detail) {
    this(stage, new FailureMessage(headline, detail), null);
  }

  /** With a detail and the exception that tells more. */
  public StageException(RunStage stage, FailureMessage message, @Nullable Throwable cause) {
    super(ProcessLimit.explain(message).text(), cause);
    this.stage = stage;
    this.message = ProcessLimit.explain(message);
  }

  /** Where it broke. */
  public RunStage stage() {
    return stage;
  }

  /** What broke, in one line and what to read beside it. */
  public FailureMessage message() {
    return message;
  }

  /** The headline alone. */
  public String headline() {
    return message.headline();
  }

  /** Headline and detail. */
  public String text() {
    return message.text();
  }
}
