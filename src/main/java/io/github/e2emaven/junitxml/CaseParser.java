package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.outcome.TestCase.Status;
import java.time.Duration;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Parses one {@code <testcase>}; its worst sign is its status. */
final class CaseParser {

  /** Characters of a message or stack trace that are kept. */
  static final int LONGEST = 32 * 1024;

  private static final Map<String, Status> SIGNS =
      Map.of(
          "failure", Status.FAILED,
          "error", Status.ERROR,
          "rerunFailure", Status.FAILED,
          "rerunError", Status.ERROR,
          "flakyFailure", Status.FLAKY,
          "flakyError", Status.FLAKY,
          "skipped", Status.SKIPPED);

  private final XMLStreamReader xml;
  private Status status = Status.PASSED;
  private @Nullable Problem problem;
  private int problems;
  private int reruns;

  CaseParser(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * A test with what is needed to check its suite.
   *
   * @param test the test
   * @param problems failures and errors of all its runs
   * @param reruns how many of them show that Surefire itself ran it more than once
   */
  record Parsed(TestCase test, int problems, int reruns) {}

  /** The reader stands at the start of the element, and at its end afterwards. */
  Parsed parse() throws XMLStreamException {
    var className = attribute("classname");
    var name = attribute("name");
    var duration = seconds(attribute("time"));
    while (nextElement()) {
      note(xml.getLocalName());
    }
    return new Parsed(new TestCase(className, name, status, problem, duration), problems, reruns);
  }

  private void note(String element) throws XMLStreamException {
    var sign = SIGNS.get(element);
    var found = new Problem(attribute("type"), shortened(attribute("message")), content());
    if (sign == null) {
      return;
    }
    if (sign != Status.SKIPPED) {
      problems++;
      reruns += element.equals("failure") || element.equals("error") ? 0 : 1;
    }
    if (severity(sign) > severity(status)) {
      status = sign;
      problem = sign == Status.SKIPPED ? null : found;
    }
  }

  private static int severity(Status status) {
    return switch (status) {
      case PASSED -> 0;
      case SKIPPED -> 1;
      case FLAKY -> 2;
      case FAILED, ERROR -> 3;
    };
  }

  /** The text of an element without that of its output elements; bounded. */
  private String content() throws XMLStreamException {
    var text = new StringBuilder();
    var depth = 1;
    var silent = silent(xml.getLocalName()) ? 1 : 0;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          refuseResults();
          silent += silent > 0 || silent(xml.getLocalName()) ? 1 : 0;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          silent -= silent > 0 ? 1 : 0;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (silent == 0 && text.length() < LONGEST) {
            text.append(xml.getText());
          }
        }
        default -> {}
      }
    }
    return shortened(text.toString().strip());
  }

  private void refuseResults() throws XMLStreamException {
    if (SIGNS.containsKey(xml.getLocalName()) || xml.getLocalName().startsWith("test")) {
      throw new XMLStreamException("<" + xml.getLocalName() + "> in an unexpected place");
    }
  }

  private static boolean silent(String element) {
    return element.startsWith("system-");
  }

  private boolean nextElement() throws XMLStreamException {
    var event = xml.next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      event = xml.next();
    }
    return event == XMLStreamConstants.START_ELEMENT;
  }

  private String attribute(String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** Old versions of Surefire write {@code 1,234.5}; what cannot be read counts as nothing. */
  private static Duration seconds(String text) {
    try {
      var millis = Double.parseDouble(text.replace(",", "")) * 1000;
      return millis > 0 && millis < 1e12 ? Duration.ofMillis(Math.round(millis)) : Duration.ZERO;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
