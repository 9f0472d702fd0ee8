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

/** Parses one {@code <testcase>}: its most severe result element is its status. */
final class CaseParser {

  /** Characters that are kept of a message or stack trace. */
  static final int LONGEST = 32 * 1024;

  private static final Map<String, Status> RESULTS =
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
   * A test, with the numbers that its suite is checked by.
   *
   * @param test the test
   * @param problems failures and errors of all its runs
   * @param reruns how many of them are of reruns by Surefire itself
   */
  record Parsed(TestCase test, int problems, int reruns) {}

  /** Parses the element at whose start the reader is; the reader is at its end afterwards. */
  Parsed parse() throws XMLStreamException {
    var className = attribute("classname");
    var name = attribute("name");
    var duration = seconds(attribute("time"));
    while (SecureXml.nextElement(xml)) {
      add(xml.getLocalName());
    }
    return new Parsed(new TestCase(className, name, status, problem, duration), problems, reruns);
  }

  private void add(String element) throws XMLStreamException {
    var result = RESULTS.get(element);
    var found = new Problem(attribute("type"), shortened(attribute("message")), content());
    if (result == null) {
      return;
    }
    if (result != Status.SKIPPED) {
      problems++;
      reruns += element.equals("failure") || element.equals("error") ? 0 : 1;
    }
    if (severity(result) > severity(status)) {
      status = result;
      problem = result == Status.SKIPPED ? null : found;
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

  /** The text of an element without that of its output elements, at most {@link #LONGEST}. */
  private String content() throws XMLStreamException {
    var text = new StringBuilder();
    var depth = 1;
    var silent = silent(xml.getLocalName()) ? 1 : 0;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          rejectResults();
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

  private void rejectResults() throws XMLStreamException {
    if (RESULTS.containsKey(xml.getLocalName()) || xml.getLocalName().startsWith("test")) {
      throw new XMLStreamException("<" + xml.getLocalName() + "> in an unexpected place");
    }
  }

  private static boolean silent(String element) {
    return element.startsWith("system-");
  }

  private String attribute(String name) {
    return SecureXml.attribute(xml, name);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** Old versions of Surefire write {@code 1,234.5}; an unreadable time counts as zero. */
  private static Duration seconds(String text) {
    try {
      var millis = Double.parseDouble(text.replace(",", "")) * 1000;
      return millis > 0 && millis < 1e12 ? Duration.ofMillis(Math.round(millis)) : Duration.ZERO;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
