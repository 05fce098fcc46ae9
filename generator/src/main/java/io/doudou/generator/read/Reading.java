package io.doudou.generator.read;

import io.doudou.generator.model.Options;

import javax.lang.model.util.Elements;

/**
 * What all readers of one service share.
 *
 * @param elements of this compilation
 * @param problems everything that was found so far
 */
record Reading(
        Elements elements,
        Options options,
        Annotations annotations,
        SourceFiles sources,
        Problems problems) {

    static Reading of(Elements elements, Options options) {
        return new Reading(
                elements,
                options,
                new Annotations(elements),
                new SourceFiles(elements),
                new Problems());
    }

    void refuse(Site site, String sentence) {
        problems.add(site, sentence);
    }
}
