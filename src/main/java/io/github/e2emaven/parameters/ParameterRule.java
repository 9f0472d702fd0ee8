package io.github.e2emaven.parameters;

import java.util.stream.Stream;

/**
 * What becomes of one parameter of Failsafe's goals {@code integration-test} and {@code verify}.
 *
 * @param name as in Failsafe's configuration
 * @param treatment what becomes of it
 * @param reason what replaces it, or why it is refused; of an honoured one what differs, else empty
 */
public record ParameterRule(String name, Treatment treatment, String reason) {

  /** What may become of a parameter. */
  public enum Treatment {
    /** It reaches the test JVM of each test file, or the verdict, as it is. */
    HONOURED,
    /** This plugin decides instead; the console names it when it is set. */
    REPLACED,
    /** The run does not start when it is set. */
    REFUSED
  }

  static Stream<ParameterRule> honoured(String... names) {
    return Stream.of(names).map(name -> new ParameterRule(name, Treatment.HONOURED, ""));
  }

  static Stream<ParameterRule> honouredBut(String difference, String... names) {
    return Stream.of(names).map(name -> new ParameterRule(name, Treatment.HONOURED, difference));
  }

  static Stream<ParameterRule> replacedBy(String replacement, String... names) {
    return Stream.of(names).map(name -> new ParameterRule(name, Treatment.REPLACED, replacement));
  }

  static Stream<ParameterRule> refused(String reason, String... names) {
    return Stream.of(names).map(name -> new ParameterRule(name, Treatment.REFUSED, reason));
  }
}
