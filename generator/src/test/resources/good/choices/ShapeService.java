package choices;

import io.doudou.service.JsonName;
import io.doudou.service.Service;
import java.util.List;

/** Shapes that a field called type tells apart. */
@Service
public interface ShapeService {
    Shape postShape(Shape shape);

    Result<Shape> postResult(Result<Shape> result);

    Circle getCircle(double radius);

    sealed interface Shape permits Circle, Polygon, Group {}

    record Circle(double radius) implements Shape {}

    sealed interface Polygon extends Shape {}

    @JsonName("square")
    record Square(@JsonName("a") double side) implements Polygon {}

    record Triangle(double a, double b, double c) implements Polygon {}

    record Group(List<Shape> parts) implements Shape {}

    sealed interface Result<T> {}

    record Ok<T>(T value) implements Result<T> {}

    record Failed<T>(String reason) implements Result<T> {}
}
