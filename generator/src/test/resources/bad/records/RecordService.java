package records;

import io.doudou.service.JsonName;
import io.doudou.service.Service;
import java.util.Date;
import java.util.List;

@Service
public interface RecordService {
    Names postNames(Names names);

    Shape postShape(Shape shape);

    Outer postOuter(Outer outer);

    record Names(
            String a,
            @JsonName("a") String b) {} // ! another component is written as a too: rename one of them

    sealed interface Shape {}

    record Circle(
            String type) // ! type says which record of Shape it is: rename the component
            implements Shape {}

    record Outer(List<Inner> inner) {}

    record Inner(
            Date date, // ! java.util.Date cannot travel: write java.time.Instant
            Object any) {} // ! java.lang.Object cannot travel: write a record, or a sealed interface of records
}
