package io.github.e2emaven.junitxml;

import static org.xmlunit.assertj3.XmlAssert.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.xmlunit.builder.Input;

/** Surefire's published schema of test reports. */
public final class SurefireSchema {

  private SurefireSchema() {}

  public static void accepts(Path report) {
    var schema = SurefireSchema.class.getResource("/io/github/e2emaven/surefire-test-report.xsd");
    assertThat(Input.fromPath(report))
        .isValidAgainst(Input.fromURL(Objects.requireNonNull(schema)));
  }
}
