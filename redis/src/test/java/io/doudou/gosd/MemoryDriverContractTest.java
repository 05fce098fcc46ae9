package io.doudou.gosd;

/** A list in this process, which is the same for all who have the driver. */
class MemoryDriverContractTest extends DriverContract {

    private final Driver driver = Driver.inMemory();

    @Override
    Driver open() {
        return driver;
    }
}
