"""Clients that are not ours, against a running daemon: `test_peers.py SOCKET`.

jsonrpcclient makes the requests and reads the answers, Prometheus' own parser reads the metrics, openrpc reads the document
of rpc.discover, and jsonschema holds each answer against it. A package that is not there is named, and its part is skipped.
"""

import json
import socket
import sys


def exchange(path, *requests):
    """Sends lines, says that this is all, and gives the lines of the answer."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        connection.sendall("".join(json.dumps(request) + "\n" for request in requests).encode())
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := connection.recv(1 << 16):
            answer += piece
    return [json.loads(line) for line in answer.splitlines()]


def call(path, method, **params):
    answer = exchange(path, {"jsonrpc": "2.0", "id": 1, "method": method, "params": params})[0]
    assert "result" in answer, answer
    return answer["result"]


def check_permission(path):
    """Somebody else, who may connect, may ask but not change anything. Only root can become somebody else."""
    import os

    if os.getuid() != 0:
        raise ModuleNotFoundError("root is needed", name="(root)")
    os.chmod(path, 0o666)
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        try:
            assert call(path, "server.ping") == "pong"
            for method, params in (
                ("bulletin.remove", {"id": "abcd"}), ("bulletin.submit", {"name": "a", "text": "b"}),
                ("rejected.list", {}), ("rejected.retry", {"id": "1"}), ("rejected.discard", {"id": "1"}), ("server.reload", {}),
            ):
                answer = exchange(path, {"jsonrpc": "2.0", "id": 1, "method": method, "params": params})[0]
                assert answer["error"]["code"] == -32004, answer
                assert answer["error"]["data"] == {"method": method}, answer
            os._exit(0)
        except BaseException as failure:
            print(f"as nobody: {failure!r}", flush=True)
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def check_metrics(path):
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    families = list(text_string_to_metric_families(call(path, "server.metrics")))
    assert len(families) > 20, len(families)
    assert any(family.type == "histogram" for family in families)


def check_client(path):
    from jsonrpcclient import Error, Ok, parse, request

    batch = [request("server.ping"), request("search", params={"limit": 1}), request("serch")]
    ping, found, wrong = parse(exchange(path, batch)[0])
    assert ping == Ok("pong", batch[0]["id"]), ping
    assert isinstance(found, Ok) and found.result["total"] >= 0, found
    assert isinstance(wrong, Error) and wrong.code == -32601 and wrong.data["nearest"] == "search", wrong


def check_document(path):
    from jsonschema import Draft7Validator

    document = call(path, "rpc.discover")
    components = document["components"]
    for method in document["methods"]:
        for part in [method["result"], *method["params"]]:
            Draft7Validator.check_schema(part["schema"])
    results = {method["name"]: method["result"]["schema"] for method in document["methods"]}
    hits = call(path, "search", facets=["unit"])["hits"]
    asked = [
        ("server.ping", {}), ("server.info", {}), ("server.status", {}), ("server.metrics", {}), ("figures", {}),
        ("search", {"facets": ["unit", "month", "byline", "section", "kind", "collection"]}), ("units", {}),
        ("people", {}), ("contributors", {}), ("timeline", {"interval": "month"}), ("suggest", {"prefix": "一"}),
        ("search.explain", {"query": "网格员 -志愿者"}),
        ("bulletin.list", {}), ("rejected.list", {}), ("inbox.sync", {"timeout": 1}), ("rpc.discover", {}),
        ("subscribe", {}),
    ] + [(method, {"id": hit["id"]}) for hit in hits for method in ("article.get", "article.source", "article.similar")]
    for method, params in asked:
        schema = {**results[method], "components": components}
        Draft7Validator(schema).validate(call(path, method, **params))


def check_openrpc(path):
    """The document is what the specification's own objects are: as another's reader of OpenRPC has them."""
    from openrpc import OpenRPC

    document = call(path, "rpc.discover")
    read = OpenRPC.model_validate(document)
    assert read.openrpc == "1.3.2", read.openrpc
    assert [method.name for method in read.methods] == [method["name"] for method in document["methods"]]
    for method, shown in zip(read.methods, document["methods"]):
        assert [param.name for param in method.params] == [param["name"] for param in shown["params"]], method.name
        assert [error.code for error in method.errors] == [error["code"] for error in shown["errors"]], method.name
        assert method.result.schema_ is not None and method.examples, method.name


def main():
    failures = 0
    for check in (check_permission, check_metrics, check_client, check_document, check_openrpc):
        try:
            check(sys.argv[1])
            print(f"{check.__name__}: passed")
        except ModuleNotFoundError as missing:
            print(f"{check.__name__}: skipped, {missing.name} is not installed")
        except Exception as failure:
            failures += 1
            print(f"{check.__name__}: FAILED: {failure!r}")
    return 1 if failures else 0


sys.exit(main())
