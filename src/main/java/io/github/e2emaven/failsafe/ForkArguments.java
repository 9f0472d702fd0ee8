package io.github.e2emaven.failsafe;

import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;

/**
 * The JVM arguments of test JVMs. One that runs the tests of one class spends most of its CPU time
 * on its own start, and the C1 compiler alone saves a third of it; the user's own choice of a
 * compiler is left alone.
 *
 * @param argLine Failsafe's, with {@code ${…}} evaluated and <code>@{…}</code> as it is
 * @param known the same, with the values of <code>@{…}</code> and what the environment adds
 */
public record ForkArguments(String argLine, String known) {

  private static final String PARAMETER = "argLine";
  private static final String START_FAST = "-XX:TieredStopAtLevel=1";

  private static final Pattern COMPILER =
      Pattern.compile(
          "-XX:(TieredStopAtLevel=|CompilationMode=|[+-](TieredCompilation|UseJVMCI|EnableJVMCI)"
              + "|Flags=|VMOptionsFile=)|-X(int|comp)\\b|(^|\\s)@[^{]");

  /** The user's Failsafe, whose test JVMs start in less CPU time. */
  public static FailsafeExecution accelerate(FailsafeExecution failsafe, MavenSession session) {
    if (!failsafe.knows(PARAMETER)) {
      return failsafe;
    }
    var values = new FailsafeValues(failsafe, session);
    var argLine = values.text(PARAMETER);
    var late = values.evaluate(argLine.replace("@{", "${"));
    var inherited = System.getenv().getOrDefault("JAVA_TOOL_OPTIONS", "");
    return failsafe.with(
        PARAMETER, new ForkArguments(argLine, late + " " + inherited).accelerated());
  }

  /** The {@code argLine} to fork with. */
  String accelerated() {
    return COMPILER.matcher(known).find() ? argLine : (START_FAST + " " + argLine).strip();
  }
}
