// Written by protoc-gen-doudou. What to edit is words/v2/words.proto.
package words.v2;

import io.doudou.service.OnWire;

/** Another one of the same name. */
public record Word(@OnWire(value = 1, type = "sint32") int value) {}
