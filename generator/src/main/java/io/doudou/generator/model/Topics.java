package io.doudou.generator.model;

import java.util.List;

/**
 * One interface of topics.
 *
 * @param contract the interface as codecs need it: each method has its event as its body
 * @param list in the order of the source, one for each method of the contract
 */
public record Topics(Service contract, List<Topic> list) {

    public Topics {
        list = List.copyOf(list);
    }

    /**
     * One topic.
     *
     * @param method that stands for it
     * @param name under which its events are published
     */
    public record Topic(Method method, String name) {

        /** What is published. */
        public Parameter event() {
            return method.parameters().getFirst();
        }
    }
}
