package io.github.e2emaven.junitxml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Copies the test cases of the last attempt, and adds the problems of earlier attempts to each. */
final class CaseCopy {

  private final XmlWriter out;
  private final EarlierAttempts earlier;
  private final EarlierAttempts.KeyCounter keys = new EarlierAttempts.KeyCounter();

  CaseCopy(XmlWriter out, EarlierAttempts earlier) {
    this.out = out;
    this.earlier = earlier;
  }

  /** Copies one report; the reader is before the document's element. */
  void copySuite(XMLStreamReader xml) throws XMLStreamException, IOException {
    xml.nextTag();
    while (SecureXml.nextElement(xml)) {
      switch (xml.getLocalName()) {
        case "properties" -> SecureXml.skip(xml);
        case "testcase" -> copyCase(xml);
        default -> {
          out.line();
          ElementCopy.whole(xml, out);
        }
      }
    }
  }

  private void copyCase(XMLStreamReader xml) throws XMLStreamException, IOException {
    var key = keys.next(SecureXml.attribute(xml, "classname"), SecureXml.attribute(xml, "name"));
    var additions = new ArrayDeque<>(earlier.problems(key));
    out.line();
    out.copyStart(xml);
    var children = !additions.isEmpty();
    while (SecureXml.nextElement(xml)) {
      children = true;
      writeBefore(ProblemElement.rank(xml.getLocalName()), additions);
      out.line();
      ElementCopy.whole(xml, out);
    }
    writeBefore(Integer.MAX_VALUE, additions);
    if (children) {
      out.line();
    }
    out.end();
  }

  private void writeBefore(int rank, Queue<ProblemElement> additions) throws IOException {
    for (var next = additions.peek(); next != null && next.rank() < rank; next = additions.peek()) {
      next.writeTo(out);
      additions.remove();
    }
  }
}
