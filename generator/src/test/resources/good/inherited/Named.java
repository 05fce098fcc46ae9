package inherited;

public interface Named {
    String getName();
}
