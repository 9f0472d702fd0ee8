package it.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the server was told by arguments and environment. */
record Options(List<String> arguments, Map<String, String> environment) {

  /** The argument {@code --name=value}, else the environment variable, else the empty string. */
  String value(String name, String variable) {
    return arguments.stream()
        .filter(argument -> argument.startsWith("--" + name + "="))
        .map(argument -> argument.substring(name.length() + 3))
        .findFirst()
        .orElse(environment.getOrDefault(variable, ""));
  }

  /** Where it meets those who cause faults. */
  Path place() {
    return Path.of(value("place", "IT_PLACE"));
  }

  /** Whether {@code --name} is there. */
  boolean has(String name) {
    return arguments.contains("--" + name);
  }
}
