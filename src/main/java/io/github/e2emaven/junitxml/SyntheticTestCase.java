package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase.Problem;
import java.io.IOException;

/**
 * A test case that the last attempt's report does not hold.
 *
 * @param key its names
 * @param extra what it says
 */
record SyntheticTestCase(CaseKey key, RerunElement extra) {

  /** For a file whose final report cannot be read. */
  static SyntheticTestCase missingReport(FileOutcome file, ReportResult result) {
    var reason = result instanceof ReportResult.Damaged damaged ? damaged.reason() : "no report";
    var ending = Ending.REPORT_INVALID;
    var problem = new Problem(ending.name(), ending.words() + ": " + reason, reason);
    var key = new CaseKey(file.file().className(), ending.words(), 1);
    return new SyntheticTestCase(key, new RerunElement("error", problem));
  }

  void writeTo(XmlWriter out) throws IOException {
    out.line()
        .start("testcase")
        .attribute("name", key.name())
        .attribute("classname", key.className())
        .attribute("time", "0.0");
    extra.writeTo(out);
    out.line().end();
  }
}
