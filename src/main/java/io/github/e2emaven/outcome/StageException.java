package io.github.e2emaven.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Infrastructure broke: never a failed test. The message says what happened, with which value,
 * which parameter to change and which log to open.
 */
public class StageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RunStage stage;

  /** Without a cause worth showing. */
  public StageException(RunStage stage, String message) {
    this(stage, message, null);
  }

  /** With the exception that tells more. */
  public StageException(RunStage stage, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.stage = stage;
  }

  /** Where it broke. */
  public RunStage stage() {
    return stage;
  }

  /** The message, never null. */
  public String text() {
    return java.util.Objects.requireNonNullElse(getMessage(), stage.name());
  }
}
