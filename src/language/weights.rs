//! Reading `data/model.bin`, little-endian, front to back.

use super::kernels::{Matrix, Scale};

/// First bytes of the file; the digit is the version of its layout.
pub(super) const MAGIC: &[u8; 8] = b"newsgls1";

/// A cursor that gives `None` past the end.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { rest: bytes }
    }

    pub(super) fn bytes(&mut self, n: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|b| b[0])
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn floats(&mut self, n: usize) -> Option<Vec<f32>> {
        let bytes = self.bytes(n.checked_mul(4)?)?;
        Some(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    /// A string behind its length in one byte.
    pub(super) fn string(&mut self) -> Option<&'b str> {
        let n = self.u8()? as usize;
        std::str::from_utf8(self.bytes(n)?).ok()
    }

    /// A matrix of `rows` by `columns` signed bytes: scales, bias, then the rows. `scale` is that of its input.
    pub(super) fn matrix(&mut self, rows: usize, columns: usize, scale: Scale) -> Option<Matrix> {
        let scales = self.floats(rows)?;
        let bias = self.floats(rows)?;
        let weights: Vec<i8> = self.bytes(rows.checked_mul(columns)?)?.iter().map(|&b| b as i8).collect();
        Matrix::new(&weights, &scales, &bias, scale)
    }

    /// True at the end of the bytes.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}
