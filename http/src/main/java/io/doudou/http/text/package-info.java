/**
 * Pieces of text that HTTP is made of: what a header field may hold, percent-encoding, lists of
 * accepted types, file names, pairs of a form, ranges of addresses.
 *
 * <p>Functions and small values, without state, threads or bytes of a network. Strict: what is
 * broken is a {@link io.doudou.fault.Fault} that may be shown to whoever sent it. Sees nothing of
 * this room. Begin with {@link io.doudou.http.text.FieldText}.
 */
@NullMarked
package io.doudou.http.text;

import org.jspecify.annotations.NullMarked;
