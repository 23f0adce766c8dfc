"""Says what comes in, with the library of the package espeakng-loader, in a process of its own.

    python -I child.py < text > sound.wav

The library is under the GPL, so it is never loaded into the portal's own process; the sound
that it makes is nobody's program. Speaks as the program ``espeak-ng`` does.
"""

import ctypes
import struct
import sys

VOICE, WORDS_A_MINUTE = b"nl", 130
_RETRIEVAL, _RATE, _UTF8 = 1, 1, 1
"""Of speak_lib.h: AUDIO_OUTPUT_RETRIEVAL, espeakRATE and espeakCHARS_UTF8."""


def wave(text: bytes) -> bytes:
    """The text as a WAV file. Raises `OSError` when the library does not do its work."""
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = espeakng_loader.get_data_path().encode()
    hertz = library.espeak_Initialize(_RETRIEVAL, 0, data, 0)
    if hertz <= 0 or library.espeak_SetVoiceByName(VOICE):
        raise OSError("no Dutch voice")
    heard = bytearray()

    def hear(samples: int | None, count: int, _events: int | None) -> int:
        if samples:
            heard.extend(ctypes.string_at(samples, 2 * count))
        return 0

    taking = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(hear)
    library.espeak_SetSynthCallback(taking)
    library.espeak_SetParameter(_RATE, WORDS_A_MINUTE, 0)
    size, flags = ctypes.c_size_t(len(text) + 1), ctypes.c_uint(_UTF8)
    library.espeak_Synth(text, size, 0, 1, 0, flags, None, None)
    library.espeak_Synchronize()
    kind = struct.pack("<IHHIIHH", 16, 1, 1, hertz, 2 * hertz, 2, 16)
    said = b"data" + struct.pack("<I", len(heard)) + bytes(heard)
    return b"RIFF" + struct.pack("<I", 28 + len(said)) + b"WAVEfmt " + kind + said


if __name__ == "__main__":
    sys.stdout.buffer.write(wave(sys.stdin.buffer.read()))
