package io.github.e2emaven.server.archive;

import io.github.e2emaven.plan.ServerPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The options of a server's JVM, those of the environment included.
 *
 * @param options in order, as the user wrote them
 */
record JvmOptions(List<String> options) {

  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final String AGENT = "-javaagent:";

  /** Options that decide about archives themselves: the user's own choice. */
  private static final Pattern OWN_CHOICE =
      Pattern.compile(
          "-Xshare:.*|-XX:(\\+|-)?(SharedArchive|SharedClass|ArchiveClasses|AutoCreateShared"
              + "|DumpLoadedClass|UseSharedSpaces|RequireSharedSpaces|AllowArchiving|AOT).*");

  /**
   * Options with which a JVM ignores an archive, cannot write one, or with which that is unsure.
   */
  private static final Pattern FORBIDDING =
      Pattern.compile(
          "--patch-module.*|--upgrade-module-path.*|--limit-modules.*|--module-path.*|-p"
              + "|-Xbootclasspath.*|-XX:\\+Use(Z|Shenandoah|Epsilon)GC|-XX:StartFlightRecording.*"
              + "|-XX:(Flags|VMOptionsFile)=.*|-Djava\\.system\\.class\\.loader=.*|@[^{].*"
              + "|-agentpath:.*|-agentlib:(?!jdwp).*|-Xrun(?!jdwp).*");

  /** Options that do not matter for a JVM that only reads an archive, or that write files. */
  private static final Pattern IDLE =
      Pattern.compile(".*@\\{.*|-D.*|-Xlog.*|-Xrun.*|-agent.*|-javaagent.*|-XX:OnError.*");

  JvmOptions {
    options = List.copyOf(options);
  }

  /**
   * Of a server.
   *
   * @param arguments of its command line
   * @param inherited Maven's own environment
   */
  static JvmOptions of(List<String> arguments, ServerPlan server, Map<String, String> inherited) {
    var options = new ArrayList<>(arguments);
    for (var variable : VARIABLES) {
      var value = server.environment().getOrDefault(variable, inherited.getOrDefault(variable, ""));
      Arrays.stream(value.strip().split("\\s+"))
          .map(option -> option.replaceAll("[\"']", ""))
          .filter(option -> !option.isEmpty())
          .forEach(options::add);
    }
    return new JvmOptions(options);
  }

  /**
   * Checks that a JVM with these options can start from an archive.
   *
   * @throws NotArchivableException naming the option that forbids it
   */
  void check(JavaRuntime runtime) throws NotArchivableException {
    for (var option : options) {
      if (OWN_CHOICE.matcher(option).matches()) {
        throw new NotArchivableException("the JVM option %s decides otherwise".formatted(option));
      }
      if (FORBIDDING.matcher(option).matches()) {
        throw new NotArchivableException("the JVM option %s forbids it".formatted(option));
      }
      // On JDK 17 an archive together with JaCoCo's agent crashes the JVM.
      if (option.startsWith(AGENT) && runtime.feature() < ArchiveKind.FIRST_AOT) {
        throw new NotArchivableException(
            "JDK %d has none for a JVM with an agent (%s); JDK %d has"
                .formatted(runtime.feature(), option, ArchiveKind.FIRST_AOT));
      }
    }
  }

  /** What of the options an archive depends on; system properties do not matter. */
  Stream<String> relevant() {
    return options.stream().filter(option -> !option.startsWith("-D"));
  }

  /** The jars of agents. */
  Stream<Path> agents() {
    return options.stream()
        .filter(option -> option.startsWith(AGENT))
        .map(option -> Path.of(option.substring(AGENT.length()).replaceAll("=.*", "")));
  }

  /** The options that decide whether a JVM can read an archive, without any that act. */
  List<String> forProof() {
    return options.stream()
        .filter(option -> option.startsWith("-X"))
        .filter(option -> !IDLE.matcher(option).matches())
        .toList();
  }
}
