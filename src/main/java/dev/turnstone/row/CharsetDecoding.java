package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text or bytes that are not UTF-8 are read in a charset that the plan names. */
final class CharsetDecoding extends Conversion {
  private final CharsetDecoder decoder;

  CharsetDecoding(Place from, Place to, Charset charset) {
    super(from, to);
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() != Kind.TEXT && cell.kind() != Kind.BYTES) return null;
    if (Utf8.valid(cell.bytes(), cell.offset(), cell.length())) {
      cell.become(Kind.TEXT);
      return null;
    }
    try {
      ByteBuffer slice = ByteBuffer.wrap(cell.bytes(), cell.offset(), cell.length());
      byte[] text = decoder.decode(slice).toString().getBytes(StandardCharsets.UTF_8);
      cell.setSlice(Kind.TEXT, text, 0, text.length);
      return null;
    } catch (CharacterCodingException e) {
      return new Refusal(Code.NOT_UTF8, decoder.charset().name());
    }
  }
}
