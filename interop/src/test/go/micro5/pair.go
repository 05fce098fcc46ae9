package main

import (
	"go-micro.dev/v5/client"
	grpcclient "go-micro.dev/v5/client/grpc"
	"go-micro.dev/v5/server"
	grpcserver "go-micro.dev/v5/server/grpc"
)

// What carries calls: a client and a server that belong together.
var pairs = map[string]struct {
	client func(...client.Option) client.Client
	server func(...server.Option) server.Server
}{
	"mucp": {client.NewClient, server.NewServer},
	"grpc": {grpcclient.NewClient, grpcserver.NewServer},
}
