package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.TestFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses one report; rejects one that contradicts itself or hides results in unusual places. */
final class SuiteParser {

  private static final Set<String> RESULTS = Set.of("testsuite", "testcase", "failure", "error");

  private final XMLStreamReader xml;
  private final List<TestCase> tests = new ArrayList<>();
  private int problems;
  private int reruns;

  SuiteParser(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * A {@code <testsuite>}.
   *
   * @param name the name that it gives itself
   * @param tests its test cases
   */
  record Suite(String name, List<TestCase> tests) {

    Suite {
      tests = List.copyOf(tests);
    }

    /** Whether the suite or one of its tests has the name of the file's class. */
    boolean belongsTo(TestFile file, ReportNames names) {
      return names.belongs(name, file)
          || tests.stream().anyMatch(test -> names.belongs(test.className(), file));
    }
  }

  /** The only suite of the document, which is read to its very end. */
  Suite parse() throws XMLStreamException {
    xml.nextTag();
    if (!xml.getLocalName().equals("testsuite")) {
      throw new XMLStreamException("<testsuite> expected, not <" + xml.getLocalName() + ">");
    }
    var name = SecureXml.attribute(xml, "name");
    var declaredTests = number("tests");
    var declaredProblems = number("failures") + number("errors");
    while (SecureXml.nextElement(xml)) {
      if (xml.getLocalName().equals("testcase")) {
        add(new CaseParser(xml).parse());
      } else {
        skip();
      }
    }
    while (xml.hasNext()) {
      xml.next();
    }
    check(declaredTests, declaredProblems);
    return new Suite(name, tests);
  }

  private void add(CaseParser.Parsed parsed) {
    tests.add(parsed.test());
    problems += parsed.problems();
    reruns += parsed.reruns();
  }

  /**
   * Rejects only a suite that contains less than it declares: with nested classes Failsafe declares
   * 0 tests for a suite with tests, and after reruns it declares those of the last run.
   */
  private void check(long declaredTests, long declaredProblems) throws XMLStreamException {
    if (declaredProblems > problems) {
      throw new XMLStreamException(
          "declares " + declaredProblems + " failures and errors, contains " + problems);
    }
    if (reruns == 0 && declaredTests > tests.size()) {
      throw new XMLStreamException(
          "declares " + declaredTests + " tests, contains " + tests.size());
    }
  }

  private void skip() throws XMLStreamException {
    for (var depth = 1; depth > 0; depth += SecureXml.nextElement(xml) ? 1 : -1) {
      if (xml.isStartElement() && RESULTS.contains(xml.getLocalName())) {
        throw new XMLStreamException("<" + xml.getLocalName() + "> in an unexpected place");
      }
    }
  }

  private long number(String attribute) throws XMLStreamException {
    var value = SecureXml.attribute(xml, attribute);
    try {
      return value.isEmpty() ? 0 : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new XMLStreamException(attribute + " is not a number: " + value, e);
    }
  }
}
