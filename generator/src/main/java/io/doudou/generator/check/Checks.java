package io.doudou.generator.check;

import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Topics;

import java.util.List;
import java.util.stream.Stream;

/** All rules for a service, and for an interface of topics. */
public final class Checks {

    private Checks() {}

    /** Everything in which an interface of topics breaks a rule. */
    public static List<Problem> of(Topics topics) {
        return Stream.of(TopicRules.of(topics), NameRules.of(topics.contract()))
                .flatMap(List::stream)
                .toList();
    }

    /** Everything in which the service breaks a rule; empty when it can be generated. */
    public static List<Problem> of(Service service) {
        return Stream.of(
                        RouteRules.of(service),
                        PlaceRules.of(service),
                        FileRules.of(service),
                        StreamRules.of(service),
                        NameRules.of(service))
                .flatMap(List::stream)
                .toList();
    }
}
