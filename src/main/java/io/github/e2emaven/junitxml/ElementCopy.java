package io.github.e2emaven.junitxml;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Copies elements from a reader to a writer, chunk by chunk, without comments and prefixes. */
final class ElementCopy {

  private final XMLStreamReader xml;
  private final XmlWriter out;

  ElementCopy(XMLStreamReader xml, XmlWriter out) {
    this.xml = xml;
    this.out = out;
  }

  /** Copies the element at whose start the reader is, with all its content. */
  void copy() throws XMLStreamException, IOException {
    copyStart();
    for (var depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          copyStart();
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          out.end();
        }
        case XMLStreamConstants.CDATA -> out.cdata(xml.getText());
        case XMLStreamConstants.CHARACTERS -> out.parsed(xml.getText());
        default -> {}
      }
    }
  }

  /** Copies only the start tag. */
  void copyStart() throws IOException {
    out.start(xml.getLocalName());
    for (var attribute : SecureXml.attributes(xml).entrySet()) {
      out.attribute(attribute.getKey(), attribute.getValue());
    }
  }
}
