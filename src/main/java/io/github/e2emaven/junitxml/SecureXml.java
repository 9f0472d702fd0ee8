package io.github.e2emaven.junitxml;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Streaming readers for XML that nobody vouches for: no document type, so neither entities of its
 * own nor external ones; text in chunks, whatever its length.
 */
public final class SecureXml {

  private static final XMLInputFactory FACTORY = factory();

  private SecureXml() {}

  /**
   * A reader of a UTF-8 document. It throws {@link XMLStreamException} at everything that is not
   * well-formed, at invalid UTF-8, and at a document type.
   */
  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    // the JDK's own decoder prints to the console what it cannot decode
    var strict = StandardCharsets.UTF_8.newDecoder();
    var text = new InputStreamReader(new CdataChunker(in), strict);
    return new Guarded(FACTORY.createXMLStreamReader(text));
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // sections stay sections in copies, which people read
    factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  /** Refuses a document type instead of passing over it, and entities that it did not declare. */
  private static final class Guarded extends StreamReaderDelegate {

    Guarded(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      var event = super.next();
      if (event == DTD || event == ENTITY_REFERENCE) {
        throw new XMLStreamException("document types and entities are refused", getLocation());
      }
      return event;
    }

    @Override
    public int nextTag() throws XMLStreamException {
      var event = next();
      while (event == COMMENT || event == PROCESSING_INSTRUCTION || isWhiteSpace()) {
        event = next();
      }
      if (event != START_ELEMENT && event != END_ELEMENT) {
        throw new XMLStreamException("an element expected", getLocation());
      }
      return event;
    }
  }
}
