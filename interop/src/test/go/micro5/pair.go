package main

import (
	"go-micro.dev/v5/client"
	grpcclient "go-micro.dev/v5/client/grpc"
	"go-micro.dev/v5/server"
	grpcserver "go-micro.dev/v5/server/grpc"
	"go-micro.dev/v5/transport"
)

// What carries calls: a client and a server that belong together.
var pairs = map[string]struct {
	client func(...client.Option) client.Client
	server func(...server.Option) server.Server
}{
	"mucp": {client.NewClient, server.NewServer},
	"grpc": {grpcclient.NewClient, grpcserver.NewServer},
	"nats": {natsClient, natsServer},
}

// Where NATS is, when it carries calls.
var natsAddress string

func overNats() transport.Transport {
	return newNatsTransport(transport.Addrs(natsAddress))
}

func natsClient(options ...client.Option) client.Client {
	return client.NewClient(append(options, client.Transport(overNats()))...)
}

func natsServer(options ...server.Option) server.Server {
	return server.NewServer(append(options, server.Transport(overNats()))...)
}
