package io.github.e2emaven.it.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project whose tests only wait, on a server that does nothing. */
final class WaitingProject {

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>io.github.e2emaven.it</groupId>
          <artifactId>it-parent</artifactId>
          <version>1.0-SNAPSHOT</version>
          <relativePath/>
        </parent>
        <artifactId>waiting</artifactId>
        <dependencies>
          <dependency>
            <groupId>io.github.e2emaven.it</groupId>
            <artifactId>it-server</artifactId>
          </dependency>
          <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <scope>test</scope>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>io.github.e2emaven</groupId>
              <artifactId>e2e-maven-plugin</artifactId>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String TEST =
      """
      package it;

      class Wait%02dE2E {
        @org.junit.jupiter.api.Test
        void waits() throws Exception {
          Thread.sleep(%d);
        }
      }
      """;

  private WaitingProject() {}

  /**
   * Makes the project in a new directory.
   *
   * @param arguments {@code waiting}, number of files, seconds that each waits
   */
  static Path make(String[] arguments) throws IOException {
    var project = Files.createTempDirectory("waiting");
    Files.writeString(project.resolve("pom.xml"), POM);
    var tests = Files.createDirectories(project.resolve("src/test/java/it"));
    long millis = Math.round(1000 * Double.parseDouble(arguments[2]));
    for (int file = 1; file <= Integer.parseInt(arguments[1]); file++) {
      Files.writeString(
          tests.resolve("Wait%02dE2E.java".formatted(file)), TEST.formatted(file, millis));
    }
    return project;
  }
}
