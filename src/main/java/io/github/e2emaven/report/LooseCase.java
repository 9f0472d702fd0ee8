package io.github.e2emaven.report;

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
record LooseCase(CaseKey key, Extra extra) {

  /** For a file whose final report cannot be read. */
  static LooseCase missingReport(FileOutcome file, ReportResult result) {
    var reason = result instanceof ReportResult.Damaged damaged ? damaged.reason() : "no report";
    var ending = Ending.REPORT_INVALID;
    var problem = new Problem(ending.name(), ending.words() + ": " + reason, reason);
    var key = new CaseKey(file.file().className(), ending.words(), 1);
    return new LooseCase(key, new Extra("error", problem));
  }

  void writeTo(XmlOut out) throws IOException {
    out.line()
        .start("testcase")
        .attribute("name", key.name())
        .attribute("classname", key.className())
        .attribute("time", "0.0");
    extra.writeTo(out);
    out.line().end();
  }
}
