package io.github.e2emaven.junitxml;

/** What Surefire wrote as {@code time}: negative when the wall clock was set back meanwhile. */
final class TimeAttribute {

  private TimeAttribute() {}

  /** An attribute's value as it may be shown; only negative times are changed. */
  static String shown(String name, String value) {
    return name.equals("time") && value.strip().startsWith("-") ? "0.0" : value;
  }
}
