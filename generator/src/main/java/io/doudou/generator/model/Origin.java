package io.doudou.generator.model;

/**
 * Where in the source something stands, so that a problem found later can be reported there. Only
 * the reader knows what is inside.
 */
public interface Origin {

    /** For values that come from no source. */
    Origin NONE = new Origin() {};
}
