"""Viewers without a browser: they speak to a server as the page does, and count what they are sent.

Unlike a browser, they keep nothing of what came before: every chart is sent whole, each time.
"""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 60
"""Seconds until a viewer calls it a failure."""
NOTICE = 'class="notice error"'
ENDS = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR}
"""How a run ends; otherwise another one follows by itself."""


class FailedRunError(Exception):
    """A run that showed an error, or no chart."""


class Drawn(NamedTuple):
    """A run of the page: from what was sent until its end, and the charts that came."""

    seconds: float
    charts: int


class Viewer:
    """One session: the lists on its page, what is chosen in them, and its address."""

    def __init__(self, socket: ClientConnection, address: str, page: str) -> None:
        """Look at a page of a server."""
        self._socket = socket
        self._state = ClientState(page_name=page)
        self._state.context_info.locale = "en-GB"
        self._state.context_info.timezone = "Europe/Tallinn"
        self._state.context_info.color_scheme = "light"
        self._state.context_info.url = f"{address}/{page}"
        self._chosen: dict[str, str] = {}
        self._charts = 0
        self.lists: dict[str, Selectbox] = {}

    async def choose(self, label: str, option: str) -> Drawn:
        """Choose in a list, and wait for the page. Raises FailedRunError."""
        self._chosen[self.lists[label].id] = option
        return await self.draw()

    async def draw(self) -> Drawn:
        """Have the page drawn. Raises FailedRunError; TimeoutError where it takes too long."""
        del self._state.widget_states.widgets[:]
        for one in self.lists.values():
            self._state.widget_states.widgets.add(id=one.id, string_value=self._chosen[one.id])
        start = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=self._state).SerializeToString())
        async with asyncio.timeout(PATIENCE):
            await self._read_to_the_end()
        if not self._charts:
            raise FailedRunError("no chart")
        return Drawn(time.perf_counter() - start, self._charts)

    async def _read_to_the_end(self) -> None:
        while True:
            said = ForwardMsg.FromString(await self._socket.recv(decode=False))
            match said.WhichOneof("type"):
                case "new_session":
                    self._charts = 0
                    self.lists.clear()
                case "navigation":
                    self._state.page_script_hash = said.navigation.page_script_hash
                case "page_info_changed":
                    self._state.query_string = said.page_info_changed.query_string
                case "delta":
                    self._see(said.delta.new_element)
                case "script_finished" if said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                case "script_finished" if (
                    said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
                ):
                    raise FailedRunError(said.script_finished)
                case _:
                    pass

    def _see(self, element: Element) -> None:
        match element.WhichOneof("type"):
            case "vega_lite_chart":
                self._charts += 1
            case "selectbox":
                self._see_list(element.selectbox)
            case "exception":
                raise FailedRunError(element.exception.message)
            case "html" if NOTICE in element.html.body:
                raise FailedRunError(element.html.body)
            case _:
                pass

    def _see_list(self, shown: Selectbox) -> None:
        self.lists[shown.label] = shown
        if shown.set_value:
            self._chosen[shown.id] = shown.raw_value
        else:
            self._chosen.setdefault(shown.id, shown.options[shown.default])


@asynccontextmanager
async def viewing(address: str, page: str = "") -> AsyncGenerator[Viewer]:
    """A viewer of a page that isn't drawn yet, who leaves afterwards."""
    socket = f"ws{address.removeprefix('http')}/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    async with connect(
        socket, origin=Origin(address), subprotocols=protocols, max_size=None
    ) as connection:
        yield Viewer(connection, address, page)
