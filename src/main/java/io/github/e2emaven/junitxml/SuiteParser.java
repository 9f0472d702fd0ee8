package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.TestCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses one report; throws when it contradicts itself or hides results in unusual places. */
final class SuiteParser {

  private static final Set<String> RESULTS = Set.of("testsuite", "testcase", "failure", "error");

  private final XMLStreamReader xml;
  private final List<TestCase> tests = new ArrayList<>();
  private int problems;
  private int reruns;

  SuiteParser(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The only suite of the document, which is read to its very end. */
  ParsedSuite parse() throws XMLStreamException {
    xml.nextTag();
    if (!xml.getLocalName().equals("testsuite")) {
      throw new XMLStreamException("<testsuite> expected, not <" + xml.getLocalName() + ">");
    }
    var name = text("name");
    var declaredTests = number("tests");
    var declaredProblems = number("failures") + number("errors");
    while (nextElement()) {
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
    return new ParsedSuite(name, tests);
  }

  private void add(CaseParser.Parsed parsed) {
    tests.add(parsed.test());
    problems += parsed.problems();
    reruns += parsed.reruns();
  }

  /**
   * Only the dangerous direction counts: with nested classes Failsafe declares 0 tests though there
   * are some, and after reruns it declares those of the last one.
   */
  private void check(long declaredTests, long declaredProblems) throws XMLStreamException {
    if (declaredProblems > problems) {
      throw new XMLStreamException(
          "declares " + declaredProblems + " failures and errors, shows " + problems);
    }
    if (reruns == 0 && declaredTests > tests.size()) {
      throw new XMLStreamException("declares " + declaredTests + " tests, shows " + tests.size());
    }
  }

  private boolean nextElement() throws XMLStreamException {
    var event = xml.next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      event = xml.next();
    }
    return event == XMLStreamConstants.START_ELEMENT;
  }

  private void skip() throws XMLStreamException {
    for (var depth = 1; depth > 0; depth += nextElement() ? 1 : -1) {
      if (xml.isStartElement() && RESULTS.contains(xml.getLocalName())) {
        throw new XMLStreamException("<" + xml.getLocalName() + "> in an unexpected place");
      }
    }
  }

  private String text(String attribute) {
    var value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }

  private long number(String attribute) throws XMLStreamException {
    var value = text(attribute);
    try {
      return value.isEmpty() ? 0 : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new XMLStreamException(attribute + " is no number: " + value, e);
    }
  }
}
