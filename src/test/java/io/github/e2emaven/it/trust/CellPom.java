package io.github.e2emaven.it.trust;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** The POM of a cell's project, and of the build of several. */
final class CellPom {

  private static final String HEAD =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <!-- %s -->
      """;

  private static final String MODULE =
      HEAD
          + """
            <parent>
              <groupId>io.github.e2emaven.it</groupId>
              <artifactId>trust</artifactId>
              <version>1.0-SNAPSHOT</version>
              <relativePath>../../../../pom.xml</relativePath>
            </parent>
            <artifactId>%s</artifactId>
            <properties>
              <failsafe.version>%s</failsafe.version>
              <trust.compile>none</trust.compile>
            </properties>
            <dependencies>%s</dependencies>
            <build><plugins>
              <plugin>
                <artifactId>maven-failsafe-plugin</artifactId>
                <configuration>%s</configuration>%s
              </plugin>%s
            </plugins></build>
          </project>
          """;

  private static final String UPSTREAM =
      """
      <dependency>
        <groupId>cells</groupId><artifactId>first</artifactId><version>1</version><type>pom</type>
      </dependency>\
      """;

  private static final String REACTOR =
      HEAD
          + """
            <groupId>cells</groupId><artifactId>%s</artifactId><version>1</version>
            <packaging>pom</packaging>
            <modules>%s</modules>
          </project>
          """;

  private static final String OURS =
      """

            <plugin>
              <groupId>io.github.e2emaven</groupId>
              <artifactId>e2e-maven-plugin</artifactId>
              <configuration>%s</configuration>
              <executions>%s
              </executions>
            </plugin>""";

  private static final String EXECUTION =
      """

                <execution>
                  <id>%s</id>
                  <goals>%s</goals>
                  <configuration>
                    <includes><include>%s</include></includes>
                    <excludes><exclude>%s</exclude></excludes>
                  </configuration>
                </execution>""";

  private static final String NOTHING = "**/Nothing";
  private static final String NEIGHBOUR = "**/NeighbourE2E.java";

  private final CellProject project;
  private final Cell cell;

  CellPom(CellProject project) {
    this.project = project;
    this.cell = project.cell();
  }

  /** The aggregator of these modules, without tests or plugins of its own. */
  static String reactor(String name, Stream<String> modules) {
    return REACTOR.formatted(
        "builds the cells",
        name,
        modules.map(module -> "<module>" + module + "</module>").collect(joining()));
  }

  String text() {
    boolean ours = project.runner() == Runner.OURS;
    return MODULE.formatted(
        cell.title().replace("--", "- -"),
        project.name(),
        cell.failsafe(),
        cell.way() == Way.ALSO_MAKE ? UPSTREAM : "",
        failsafe(),
        ours ? "" : "<executions>" + executions() + "</executions>",
        ours ? OURS.formatted(cell.retries().ours(), executions()) : "");
  }

  /**
   * A JVM for each class is the reference: what one class does to its JVM meets no other. But for
   * nested classes: a filter selects them beside their outer class, and two JVMs would run them.
   */
  private String failsafe() {
    return cell.ending().failsafe()
        + cell.filter().failsafe()
        + cell.retries().failsafe(project.runner())
        + (project.runner() == Runner.OURS || cell.ending().isNested()
            ? ""
            : "<reuseForks>false</reuseForks>");
  }

  private String executions() {
    var include = cell.filter().include();
    return cell.way() == Way.EXECUTIONS
        ? execution("e2e", include, NEIGHBOUR) + execution("second", NEIGHBOUR, NOTHING)
        : execution("e2e", include, NOTHING);
  }

  private String execution(String id, String include, String exclude) {
    return EXECUTION.formatted(id, goals(id), include, exclude);
  }

  private String goals(String id) {
    var goals =
        project.runner() == Runner.FAILSAFE
            ? Stream.of("integration-test", "verify")
            : Stream.of("prepare", "parallel-e2e", "cleanup", "report");
    return goals
        .filter(goal -> id.equals("e2e") || !goal.equals("prepare"))
        .map(goal -> "<goal>" + goal + "</goal>")
        .collect(joining());
  }
}
