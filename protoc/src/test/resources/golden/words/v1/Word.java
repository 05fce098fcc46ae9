// Written by protoc-gen-doudou. What to edit is words/v1/words.proto.
package words.v1;

import io.doudou.service.OnWire;
import java.util.List;

/**
 * @param words around itself
 */
public record Word(@OnWire(1) String value, @OnWire(2) List<Word> words) {}
