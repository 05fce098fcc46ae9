package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"go-micro.dev/v5/registry"
	"go-micro.dev/v5/server"
)

type User struct {
	Id    int64  `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
	Age   int    `json:"age"`
}

type PageQuery struct {
	Filter string `json:"filter"`
	PageNo int    `json:"pageNo"`
	Size   int    `json:"size"`
}

type PageRet struct {
	Items  []User `json:"items"`
	PageNo int    `json:"pageNo"`
	Total  int64  `json:"total"`
}

type Id struct {
	Id int64 `json:"id"`
}

// UserService makes users out of nothing, so that only the framework is measured.
type UserService struct{}

func user(id int64) User {
	return User{id, fmt.Sprint("user", id), fmt.Sprint("u", id, "@example.com"), 20 + int(id%50)}
}

func (s *UserService) PageUsers(ctx context.Context, in *PageQuery, out *PageRet) error {
	out.Items = make([]User, in.Size)
	for i := range out.Items {
		out.Items[i] = user(int64(in.PageNo*in.Size + i))
	}
	out.PageNo, out.Total = in.PageNo, 1000
	return nil
}

func (s *UserService) GetUser(ctx context.Context, in *Id, out *User) error {
	*out = user(in.Id)
	return nil
}

// users answers calls until it is asked to end. Nobody looks it up, unless mDNS announces it.
func users(s settings) error {
	from := registry.NewMemoryRegistry()
	if s.mdns {
		from = registry.NewMDNSRegistry()
	}
	node := server.NewServer(
		server.Name("usersvc"),
		server.Address(s.address()),
		server.Registry(from),
	)
	if err := node.Handle(node.NewHandler(new(UserService))); err != nil {
		return err
	}
	if err := node.Start(); err != nil {
		return err
	}
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, syscall.SIGINT)
	<-end
	return node.Stop()
}
