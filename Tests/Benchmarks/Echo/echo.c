/* The least that a server on a Unix socket can do: it sends back what it gets. `echo SOCKET`. The measure of ping-pong. */
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (count != 2 || strlen(arguments[1]) >= sizeof address.sun_path) return 2;
    strcpy(address.sun_path, arguments[1]);
    int listener = socket(AF_UNIX, SOCK_STREAM, 0), poll = epoll_create1(0);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 128)) return 1;
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = listener}, events[64];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &wanted);
    static char bytes[1 << 16];
    for (;;) {
        int ready = epoll_wait(poll, events, 64, -1);
        for (int index = 0; index < ready; index++) {
            int client = events[index].data.fd;
            if (client == listener) {
                wanted.data.fd = accept(listener, NULL, NULL);
                epoll_ctl(poll, EPOLL_CTL_ADD, wanted.data.fd, &wanted);
                continue;
            }
            ssize_t got = read(client, bytes, sizeof bytes);
            if (got <= 0) { close(client); continue; }
            for (ssize_t sent = 0, now; sent < got; sent += now)
                if ((now = send(client, bytes + sent, got - sent, MSG_NOSIGNAL)) < 0) break;
        }
    }
}
