package io.github.e2emaven.cleanup;

import io.github.e2emaven.process.ProcessStarter;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The command that starts the guardian.
 *
 * @param java the launcher of a JVM, version 17 or newer
 * @param log file of its standard output and error
 */
record GuardianCommand(Path java, Path log) {

  /** For a small heap and a quick start. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xms4m",
          "-Xmx32m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=12m",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-XX:-CreateCoredumpOnCrash");

  /** One class of each jar that the cleanup needs; OSHI and JNA for systems without /proc. */
  private static final List<String> NEEDED =
      List.of(
          "org.jspecify.annotations.NullMarked",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.core.JsonFactory",
          "com.fasterxml.jackson.annotation.JsonInclude",
          "org.postgresql.Driver",
          "oshi.SystemInfo",
          "com.sun.jna.Native",
          "com.sun.jna.platform.mac.SystemB",
          "org.slf4j.Logger");

  /** Variables that are passed on: they locate programs and set the encoding. Never a cookie. */
  private static final List<String> VARIABLES =
      List.of("PATH", "LANG", "LC_ALL", "TZ", "HOME", "LD_LIBRARY_PATH", "SystemRoot");

  ProcessStarter.Launch launch(Map<String, String> environment) {
    var command = new ArrayList<>(List.of(java.toString()));
    command.addAll(OPTIONS);
    // embedded clusters are only deleted where this JVM creates them
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", classPath(), Guardian.class.getName()));
    var own = new TreeMap<>(environment);
    own.keySet().retainAll(VARIABLES);
    return new ProcessStarter.Launch(command, own, Objects.requireNonNull(log.getParent()), log);
  }

  private static String classPath() {
    var jars = new LinkedHashSet<String>();
    jars.add(place(Guardian.class));
    NEEDED.forEach(name -> find(name).map(GuardianCommand::place).ifPresent(jars::add));
    return jars.stream()
        .filter(jar -> !jar.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name, false, Guardian.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static String place(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null ? "" : Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Not a path: " + source.getLocation(), e);
    }
  }
}
