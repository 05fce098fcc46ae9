module shop {
    requires io.doudou.http;
}
