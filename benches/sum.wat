;; A bare read: the sum of the bytes in memory, sixteen at a time. It is what any scanner could reach at most.
(module
  (memory (export "memory") 8)
  (func (export "sum") (param $at i32) (param $end i32) (result i32)
    (local $sums v128)
    (loop $next
      (local.set $sums
        (i32x4.add (local.get $sums)
          (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (v128.load (local.get $at))))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
      (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums))))))
