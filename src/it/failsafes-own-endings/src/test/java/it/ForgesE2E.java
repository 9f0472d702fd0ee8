package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForgesE2E {

  @Test
  void writesReportOfAnotherFile() throws IOException {
    var reports = Path.of(System.getProperty("e2e.directory")).resolveSibling("reports");
    Files.createDirectories(reports);
    Files.writeString(
        reports.resolve("TEST-it.PassesE2E.xml"),
        "<testsuite name='it.PassesE2E' tests='1'>"
            + "<testcase name='forged' classname='it.PassesE2E'/></testsuite>");
  }
}
