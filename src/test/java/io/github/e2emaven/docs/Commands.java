package io.github.e2emaven.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Maven commands, as documentation writes them. */
final class Commands {

  private static final Pattern PROPERTY = Pattern.compile(" -D([\\w.]+)");
  private static final Pattern PROFILE = Pattern.compile(" -P([\\w-]+)");
  private static final Pattern PROJECT = Pattern.compile(" -Dit\\.project=(\\S+)");

  private Commands() {}

  static List<String> properties(String command) {
    return find(PROPERTY, command);
  }

  static List<String> profiles(String command) {
    return find(PROFILE, command);
  }

  /** Integration tests. */
  static List<String> projects(String command) {
    return find(PROJECT, command);
  }

  private static List<String> find(Pattern pattern, String command) {
    return pattern.matcher(command).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
