# Run in a container of the base image: Debian's kernel for arm64 with pages of 16 KB, as a Raspberry Pi 5 has, and what that
# does until the image's own program runs, as /out/vmlinuz and /out/initramfs. In /out/entry is that program.
set -eu
cd /tmp
dpkg --add-architecture arm64
apt-get update -q
apt-get install -q -y --no-install-recommends cpio kmod xz-utils
kernel=$(apt-cache depends linux-image-arm64-16k:arm64 | sed -n 's/.*Depends: \([^:]*\).*/\1/p' | head -1)
apt-get download -q "$kernel:arm64" busybox-static:arm64
mkdir kernel first
for package in *.deb; do dpkg -x "$package" kernel; done
ln -s usr/lib kernel/lib
release=${kernel#linux-image-}
depmod -b kernel "$release"

mkdir first/bin first/modules first/root
cp kernel/usr/bin/busybox first/bin/
cp /boot-files/init /out/entry first/
chmod 755 first/init
number=100
for name in virtio_blk virtio_net ext4; do
  for file in $(modprobe -d kernel -S "$release" --show-depends "$name" | sed -n 's/^insmod //p'); do
    number=$((number + 1))
    xz -dc "$file" > "first/modules/$number.ko"
  done
done
(cd first && find . | cpio --quiet -o -H newc | gzip -1) > /out/initramfs
cp "kernel/boot/vmlinuz-$release" /out/vmlinuz
