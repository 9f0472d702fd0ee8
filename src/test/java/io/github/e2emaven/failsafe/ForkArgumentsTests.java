package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The argLine of test JVMs. */
class ForkArgumentsTests {

  @Test
  void the_c1_compiler_alone_comes_first_so_that_all_else_wins() {
    assertThat(of("").accelerated()).isEqualTo("-XX:TieredStopAtLevel=1");
    assertThat(of("-Xmx1g @{jacoco}").accelerated())
        .isEqualTo("-XX:TieredStopAtLevel=1 -Xmx1g @{jacoco}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx1g -XX:TieredStopAtLevel=4",
        "-XX:-TieredCompilation",
        "-XX:+UseJVMCICompiler",
        "-XX:CompilationMode=high-only",
        "-Xint",
        "-Xcomp",
        "-XX:Flags=flags.txt",
        "@options.txt"
      })
  void a_user_who_has_chosen_a_compiler_keeps_it(String argLine) {
    assertThat(of(argLine).accelerated()).isEqualTo(argLine);
  }

  @Test
  void a_choice_in_a_late_property_or_in_the_environment_counts() {
    assertThat(new ForkArguments("@{more}", "-Xint").accelerated()).isEqualTo("@{more}");
  }

  private static ForkArguments of(String argLine) {
    return new ForkArguments(argLine, argLine);
  }
}
