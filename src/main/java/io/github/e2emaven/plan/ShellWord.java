package io.github.e2emaven.plan;

import java.util.regex.Pattern;

/**
 * A text as one word of a shell command, for commands that users copy.
 *
 * @param text such as a path, with blanks and quotes or without
 */
public record ShellWord(String text) {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  /** Quoted only where a POSIX shell would take the text apart or replace something in it. */
  @Override
  public String toString() {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
