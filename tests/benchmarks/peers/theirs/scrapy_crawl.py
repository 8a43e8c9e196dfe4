"""Crawl pages with Scrapy and keep their bytes and a log. Runs in the peers' environment.

    scrapy_crawl.py ADDRESSES.txt FOLDER CONCURRENCY synced|unsynced

Its manners are those of the project: robots.txt is obeyed, one request at a time to a host, no delay. What it saves is
comparable: each body compressed under its SHA-256, a line of JSON an answer, and where `synced`, both brought to the
disk before the next. The rest are Scrapy's own settings.
"""

import gzip
import hashlib
import json
import os
import sys
import time
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess

addresses, folder, concurrency, durability = sys.argv[1:]
home = Path(folder)
is_synced = durability == "synced"
found = []


def sync_folder(path):
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


class Archive:
    """Keep each page's bytes and a line about it."""

    def __init__(self):
        home.mkdir(parents=True)
        self.log = (home / "log.jsonl").open("ab")

    def process_item(self, item):
        body = item.pop("body")
        item["document_id"] = hashlib.sha256(body).hexdigest()
        path = home / item["document_id"][:2] / item["document_id"][2:4] / f"{item['document_id']}.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(gzip.compress(body, mtime=0))
            if is_synced:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
        self.log.write(json.dumps(item).encode() + b"\n")
        if is_synced:
            sync_folder(path.parent)
            self.log.flush()
            os.fsync(self.log.fileno())
        found.append(item["document_id"])
        return item

    def close_spider(self):
        self.log.close()


class Pages(scrapy.Spider):
    """Ask for every address once."""

    name = "pages"
    start_urls = Path(addresses).read_text("utf-8").split()

    def parse(self, response):
        media_type = response.headers.get("Content-Type", b"").decode()
        fetched_at = time.time()
        yield {"url": response.url, "status": response.status, "media_type": media_type, "at": fetched_at,
               "body": response.body}  # fmt: skip


wall, cpu = time.perf_counter(), sum(os.times()[:4])
process = CrawlerProcess(
    {
        "CONCURRENT_REQUESTS": int(concurrency),
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True,
        "USER_AGENT": "Verkosto-bench (+bench@verkosto.example)",
        "ITEM_PIPELINES": {Archive: 100},
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    }
)
process.crawl(Pages)
process.start()
told = {"wall_s": time.perf_counter() - wall, "cpu_s": sum(os.times()[:4]) - cpu, "same": sorted(found)}
print(json.dumps(told))
