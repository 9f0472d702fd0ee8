package io.github.e2emaven.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdataChunkerTests {

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü", "語", "𝄞", "]", "]]", "\r\n", "line\n", "<!--", "&amp;", "]>"})
  void long_sections_keep_their_text(String part) throws Exception {
    var text = part.repeat(3 * CdataChunker.SECTION / part.length());

    assertThat(textOf("<a><![CDATA[" + text + "]]></a>")).isEqualTo(text.replace("\r\n", "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"![CDATA[", "<!-- <![CDATA[ -->", "<?x <![CDATA[ ?>"})
  void what_only_looks_like_a_section_is_left_alone(String start) throws Exception {
    var text = "x".repeat(2 * CdataChunker.SECTION);

    assertThat(textOf("<a>" + start + text + "</a>")).endsWith(text);
  }

  @Test
  void two_hundred_megabytes_of_output_come_in_small_pieces() throws Exception {
    var document =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    bytes("<testsuite name='A'><testcase name='t'><system-out><![CDATA["),
                    new Output(200_000_000),
                    bytes("]]></system-out></testcase></testsuite>"))));
    var reader = SecureXml.reader(document);
    var longest = 0;
    while (reader.hasNext()) {
      reader.next();
      longest = Math.max(longest, reader.hasText() ? reader.getTextLength() : 0);
    }

    assertThat(longest).isLessThan(2 * CdataChunker.SECTION);
  }

  private static String textOf(String xml) throws XMLStreamException {
    var reader = SecureXml.reader(bytes(xml));
    var text = new StringBuilder();
    while (reader.hasNext()) {
      var event = reader.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    return text.toString();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Lines of text, as many bytes as asked for. */
  private static final class Output extends InputStream {
    private long left;

    Output(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- <= 0 ? -1 : left % 80 == 0 ? '\n' : 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      var count = (int) Math.min(left, length);
      for (var i = offset; i < offset + count; i++) {
        target[i] = (byte) read();
      }
      return count;
    }
  }
}
