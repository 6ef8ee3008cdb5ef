using System.Text;
using System.Text.Json;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Reads a JSON file piece by piece, in memory that depends on the longest piece and not on the file. Bytes that are no text throw.</summary>
internal sealed class JsonPieces(Stream stream, int deepest, int longest) : IDisposable
{
    private const int FirstBuffer = 1 << 16;

    private readonly Stream _text = AsUtf8(stream);
    private byte[] _buffer = new byte[FirstBuffer];
    private (int Start, int End) _unread;
    private bool _isAll;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = deepest });

    /// <summary>Takes the next token; <see cref="JsonTokenType.None"/> at the end. Of a property's name it gives the text as it is written, escapes and all.</summary>
    /// <exception cref="JsonException">It is not JSON from here on, or too deep.</exception>
    /// <exception cref="DecoderFallbackException">It is no text.</exception>
    /// <exception cref="PieceIsTooLong"/>
    public JsonTokenType Take(out string name)
    {
        name = "";
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName) name = Encoding.UTF8.GetString(reader.ValueSpan);
                Pass(reader);
                return reader.TokenType;
            }
            if (_isAll) return JsonTokenType.None;
            Fill();
        }
    }

    /// <summary>Takes the next token if it begins an array.</summary>
    /// <inheritdoc cref="Take"/>
    public bool TakeStartOfArray()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.StartArray) return false;
                Pass(reader);
                return true;
            }
            Fill();
        }
    }

    /// <summary>Takes a whole value; null where the array ends instead.</summary>
    /// <inheritdoc cref="Take"/>
    public JsonDocument? TakeValue()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Pass(reader);
                    return null;
                }
                if (JsonDocument.TryParseValue(ref reader, out var value))
                {
                    Pass(reader);
                    return value;
                }
            }
            Fill();
        }
    }

    public void Dispose() => _text.Dispose();

    private Utf8JsonReader Reader() => new(_buffer.AsSpan(_unread.Start.._unread.End), _isAll, _state);

    private void Pass(in Utf8JsonReader reader)
    {
        _unread.Start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        var length = _unread.End - _unread.Start;
        if (length > longest) throw new PieceIsTooLong();
        var target = length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_unread.Start, length).CopyTo(target);
        (_buffer, _unread) = (target, (0, length));
        var count = _text.Read(_buffer, length, _buffer.Length - length);
        _unread.End += count;
        _isAll = count == 0;
    }

    // A mark tells UTF-16; whatever it is, bytes that are no text throw here and do not turn into question marks.
    private static Stream AsUtf8(Stream stream)
    {
        var mark = new byte[3];
        var length = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        var rest = new Prefixed(mark[..length], stream);
        return mark switch
        {
            [0xFF, 0xFE, ..] => Transcoded(rest, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => Transcoded(rest, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xEF, 0xBB, 0xBF] => Transcoded(rest, new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
            _ => Transcoded(rest, new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
        };
    }

    private static Stream Transcoded(Prefixed bytes, Encoding encoding, int mark)
    {
        bytes.Skip(mark);
        return Encoding.CreateTranscodingStream(bytes, encoding, new UTF8Encoding(false, throwOnInvalidBytes: true));
    }

    /// <summary>A value that is longer than any of its kind.</summary>
    internal sealed class PieceIsTooLong : Exception;

    /// <summary>The bytes that were looked at, and then the stream that they came from.</summary>
    private sealed class Prefixed(byte[] first, Stream then) : Stream
    {
        private int _given;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Skip(int bytes) => _given += bytes;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_given >= first.Length) return then.Read(buffer, offset, count);
            var copied = Math.Min(count, first.Length - _given);
            first.AsSpan(_given, copied).CopyTo(buffer.AsSpan(offset));
            _given += copied;
            return copied;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
