// Written by protoc-gen-doudou. What to edit is words/v1/words.proto.
package words.v1;

import io.doudou.service.Service;

/** What else the language has. */
@Service("words.v1")
public interface WordsService {
    words.v2.Word change(Words request);

    Word mask(Words request);
}
