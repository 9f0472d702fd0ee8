package io.github.e2emaven.failsafe;

import io.github.e2emaven.plan.Placeholders;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Adapts the user's Failsafe configuration to one test file on one stack. */
final class StackConfiguration {

  /** Required to run one class at a time, whatever the user configured. */
  static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("forkCount", "1"),
          Map.entry("reuseForks", "true"),
          Map.entry("forkMode", "once"),
          Map.entry("runOrder", "filesystem"),
          Map.entry("reportNameSuffix", ""),
          Map.entry("printSummary", "false"),
          Map.entry("useFile", "true"),
          Map.entry("redirectTestOutputToFile", "true"),
          Map.entry("disableXmlReport", "false"),
          Map.entry("failIfNoTests", "true"),
          Map.entry("failIfNoSpecifiedTests", "true"),
          Map.entry("skip", "false"),
          Map.entry("skipExec", "false"),
          Map.entry("skipTests", "false"),
          Map.entry("skipITs", "false"));

  private final FailsafeExecution failsafe;
  private final TestSelection selection;
  private final List<TestFile> files;
  private final ServerPlan server;
  private final Map<String, String> fixed;

  StackConfiguration(
      FailsafeExecution failsafe,
      TestSelection selection,
      List<TestFile> files,
      ServerPlan server,
      Map<String, String> fixed) {
    this.failsafe = failsafe;
    this.selection = selection;
    this.files = List.copyOf(files);
    this.server = server;
    this.fixed = Map.copyOf(fixed);
  }

  /** A new configuration; the user's own is never changed. */
  Xpp3Dom of(StackAddress stack) {
    var dom = new Xpp3Dom(failsafe.configuration());
    expand(dom, stack.placeholders());
    fixed.forEach((name, value) -> set(dom, name, value));
    select(dom, stack.file());
    set(dom, "reportsDirectory", stack.directory().reports().toString());
    set(dom, "summaryFile", FailsafeSummary.file(stack.directory()).toString());
    // relative to target, and unique: Failsafe deletes all of it after each execution
    set(dom, "tempDir", stack.cookie());
    add(dom, "systemPropertyVariables", stack.systemProperties());
    add(dom, "environmentVariables", stack.environment(server.frameworks()));
    if (server.isInStacks()) {
      add(dom, "systemPropertyVariables", Map.of("e2e.baseUrl", stack.baseUrl()));
      add(dom, "environmentVariables", Map.of("E2E_BASE_URL", stack.baseUrl()));
    } else if (stack.database() != null) {
      server.frameworks().forEach(framework -> propose(dom, framework.ofTests()));
    }
    exclude(dom, stack.foreignVariables());
    return dom;
  }

  /** Variables of which the user's own values win. */
  private static void propose(Xpp3Dom dom, Map<String, String> variables) {
    var name = "environmentVariables";
    variables.forEach(
        (key, value) -> {
          if (dom.getChild(name).getChild(key) == null) {
            add(dom, name, Map.of(key, value));
          }
        });
  }

  /** Failsafe before 3.0.0-M4 cannot exclude: there, the test JVM inherits them. */
  private void exclude(Xpp3Dom dom, Set<String> variables) {
    var name = "excludedEnvironmentVariables";
    var own = dom.getChild(name);
    var excluded = new TreeSet<>(variables);
    for (Xpp3Dom child : own == null ? new Xpp3Dom[0] : own.getChildren()) {
      excluded.add(String.valueOf(child.getValue()));
    }
    for (Xpp3Dom set : dom.getChild("environmentVariables").getChildren()) {
      excluded.remove(set.getName());
    }
    setList(dom, name, "excludedEnvironmentVariable", List.copyOf(excluded));
  }

  private void select(Xpp3Dom dom, TestFile file) {
    setList(dom, "includes", "include", List.of(exactly(file)));
    setList(dom, "excludes", "exclude", List.of("**/*$*"));
    remove(dom, "includesFile");
    remove(dom, "excludesFile");
    if (selection.isFiltered()) {
      set(dom, "test", filter(file));
    }
  }

  private String filter(TestFile file) {
    return selection.onlyExcludes()
        ? withNested(file) + "," + selection.filter()
        : selection.filter() + allBut(file);
  }

  /** The user's filter stays, for its methods; every other test file is excluded from it. */
  private String allBut(TestFile file) {
    return files.stream()
        .filter(other -> !other.equals(file))
        .map(other -> ",!" + withNested(other))
        .collect(Collectors.joining());
  }

  /** Anchored: a plain {@code a.b.FooE2E} would also select {@code other.a.b.FooE2E}. */
  private static String exactly(TestFile file) {
    return "%regex[" + quoted(file) + "\\.class]";
  }

  /** A filter reaches nested classes by themselves, which the excludes of no filter prevent. */
  private static String withNested(TestFile file) {
    return "%regex[" + quoted(file) + "(\\$.*)?\\.class]";
  }

  private static String quoted(TestFile file) {
    return file.className().replace('.', '/').replace("$", "\\$");
  }

  private void set(Xpp3Dom dom, String name, String value) {
    if (failsafe.knows(name)) {
      remove(dom, name);
      dom.addChild(leaf(name, value));
    }
  }

  private void setList(Xpp3Dom dom, String name, String item, List<String> values) {
    if (!failsafe.knows(name)) {
      return;
    }
    remove(dom, name);
    var list = new Xpp3Dom(name);
    values.forEach(value -> list.addChild(leaf(item, value)));
    dom.addChild(list);
  }

  static void add(Xpp3Dom dom, String name, Map<String, String> entries) {
    if (dom.getChild(name) == null) {
      dom.addChild(new Xpp3Dom(name));
    }
    var map = dom.getChild(name);
    entries.forEach(
        (key, value) -> {
          remove(map, key);
          map.addChild(leaf(key, value));
        });
  }

  private static void expand(Xpp3Dom dom, Placeholders placeholders) {
    if (dom.getValue() != null) {
      dom.setValue(placeholders.expand(dom.getValue()));
    }
    for (Xpp3Dom child : dom.getChildren()) {
      expand(child, placeholders);
    }
  }

  private static Xpp3Dom leaf(String name, String value) {
    var leaf = new Xpp3Dom(name);
    leaf.setValue(value);
    return leaf;
  }

  private static void remove(Xpp3Dom dom, String name) {
    for (int i = dom.getChildCount() - 1; i >= 0; i--) {
      if (dom.getChild(i).getName().equals(name)) {
        dom.removeChild(i);
      }
    }
  }
}
